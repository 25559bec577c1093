using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace CouplingTools.HelpBuilder;

/// <summary>The values that a cmdlet's parameters have before anything is bound.</summary>
internal static class DefaultValues
{
    public static IReadOnlyDictionary<string, string> Of(Type cmdlet)
    {
        var fresh = Activator.CreateInstance(cmdlet);
        return cmdlet.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.IsDefined(typeof(ParameterAttribute)) && p.CanRead)
            .Select(p => (p.Name, Text: Describe(p.GetValue(fresh))))
            .Where(p => p.Text.Length > 0)
            .ToDictionary(p => p.Name, p => p.Text);
    }

    private static string Describe(object? value) => value switch
    {
        SwitchParameter on => on ? "True" : "False",
        string or Enum => value.ToString()!,
        IFormattable number when value.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };
}
