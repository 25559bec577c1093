using System.Globalization;
using System.Management.Automation;
using System.Xml.Linq;

namespace CouplingTools.HelpBuilder;

/// <summary>One parameter, in a line of the syntax or in the list of parameters.</summary>
internal sealed class MamlParameter(HelpPage page, IReadOnlyDictionary<string, string> defaults)
{
    private static readonly Dictionary<string, string> s_powerShellsOwn = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WhatIf"] = "Shows what would happen if the cmdlet ran. Nothing is changed.",
        ["Confirm"] = "Asks for confirmation before each change.",
    };

    public static XElement Short(CommandParameterInfo parameter) => new(
        Maml.Command + "parameter",
        Attributes(parameter),
        new XElement(Maml.Text + "name", parameter.Name),
        Values(parameter.ParameterType) is { Length: > 0 } values
            ? new XElement(Maml.Command + "parameterValueGroup", values.Select(v => Value(v, required: false)))
            : null,
        parameter.ParameterType == typeof(SwitchParameter) ? null : Value(TypeName(parameter.ParameterType), required: true));

    public XElement Full(CommandParameterInfo parameter) => new(
        Maml.Command + "parameter",
        Attributes(parameter),
        new XElement(Maml.Text + "name", parameter.Name),
        Maml.Paragraphs(Maml.Text + "description", Description(parameter)),
        Value(TypeName(parameter.ParameterType), required: parameter.ParameterType != typeof(SwitchParameter)),
        Maml.Type(TypeName(parameter.ParameterType)),
        new XElement(Maml.Dev + "defaultValue", defaults.GetValueOrDefault(parameter.Name, "None")));

    private IEnumerable<string> Description(CommandParameterInfo parameter)
    {
        var written = page.Parameters.GetValueOrDefault(parameter.Name)
            ?? (s_powerShellsOwn.TryGetValue(parameter.Name, out var common) ? [common] : []);
        foreach (var paragraph in written)
            yield return paragraph;
        if (Values(parameter.ParameterType) is { Length: > 0 } values)
            yield return "Accepted values: " + string.Join(", ", values);
    }

    private static object[] Attributes(CommandParameterInfo parameter) =>
    [
        new XAttribute("required", parameter.IsMandatory ? "true" : "false"),
        new XAttribute("variableLength", parameter.ParameterType.IsArray ? "true" : "false"),
        new XAttribute("globbing", parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false"),
        new XAttribute("pipelineInput", PipelineInput(parameter)),
        new XAttribute("position", parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
    ];

    private static string PipelineInput(CommandParameterInfo parameter) =>
        (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
        {
            (true, true) => "True (ByPropertyName, ByValue)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };

    private static XElement Value(string text, bool required) => new(
        Maml.Command + "parameterValue",
        new XAttribute("required", required ? "true" : "false"),
        new XAttribute("variableLength", text.EndsWith("[]", StringComparison.Ordinal) ? "true" : "false"),
        text);

    private static string[] Values(Type type) =>
        Element(type) is { IsEnum: true } enumeration && enumeration.Namespace == nameof(CouplingTools) ? Enum.GetNames(enumeration) : [];

    private static string TypeName(Type type) => type.IsArray ? TypeName(type.GetElementType()!) + "[]" : Element(type).Name;

    private static Type Element(Type type) =>
        Nullable.GetUnderlyingType(type.IsArray ? type.GetElementType()! : type) ?? (type.IsArray ? type.GetElementType()! : type);
}
