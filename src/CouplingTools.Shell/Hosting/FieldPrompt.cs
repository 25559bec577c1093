using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using CouplingTools.Shell.Terminal;

namespace CouplingTools.Shell.Hosting;

/// <summary>Asks for values one by one, such as mandatory parameters that were left out.</summary>
internal sealed class FieldPrompt(Screen screen, Questions questions, Func<FieldDescription, PSCredential> askCredential)
{
    public Dictionary<string, PSObject> Ask(string caption, string message, IReadOnlyCollection<FieldDescription> fields)
    {
        questions.Require($"{caption} {string.Join(", ", fields.Select(f => f.Name))}");
        PromptHeading.Write(screen, caption, message);
        if (fields.Any(f => !string.IsNullOrEmpty(f.HelpMessage)))
            screen.WriteLine(Messages.FieldHelp);
        return fields.ToDictionary(f => f.Name, f => PSObject.AsPSObject(AskOne(f)));
    }

    private object AskOne(FieldDescription field)
    {
        var label = field.Label is { Length: > 0 } own ? own.Replace("&", "", StringComparison.Ordinal) : field.Name;
        var type = LanguagePrimitives.TryConvertTo<Type>(field.ParameterTypeFullName, out var known) ? known : typeof(string);
        if (type == typeof(SecureString))
            return questions.AskSecret($"{label}: ");
        if (type == typeof(PSCredential))
            return askCredential(field);
        return type.IsArray || (typeof(IList).IsAssignableFrom(type) && !type.IsGenericType)
            ? AskMany(field, label, type.GetElementType() ?? typeof(object))
            : AskValue(field, $"{label}: ", type);
    }

    private object[] AskMany(FieldDescription field, string label, Type type)
    {
        var values = new List<object>();
        while (AskValue(field, $"{label}[{values.Count}]: ", type) is var value && value is not "")
            values.Add(value);
        return values.ToArray();
    }

    private object AskValue(FieldDescription field, string question, Type type)
    {
        while (true)
        {
            var answer = questions.Ask(question);
            if (answer == "!?")
                screen.WriteLine(field.HelpMessage is { Length: > 0 } help ? help : MessageFormat.Of(Messages.NoFieldHelp, field.Name));
            else if (answer.Length == 0 || type == typeof(object))
                return answer;
            else if (LanguagePrimitives.TryConvertTo(answer, type, CultureInfo.InvariantCulture, out var value))
                return value;
            else
                screen.WriteLine(MessageFormat.Of(Messages.NotConvertible, answer, type.Name));
        }
    }
}
