using System.Management.Automation;
using System.Xml.Linq;

namespace CouplingTools.HelpBuilder;

/// <summary>The help of one cmdlet: what was written, joined with what the cmdlet itself tells.</summary>
internal sealed class MamlCommand(CmdletInfo cmdlet, HelpPage page)
{
    private readonly MamlParameter _parameter = new(page, DefaultValues.Of(cmdlet.ImplementingType));

    public XElement ToXml() => new(
        Maml.Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml.Text),
        new XAttribute(XNamespace.Xmlns + "command", Maml.Command),
        new XAttribute(XNamespace.Xmlns + "dev", Maml.Dev),
        new XElement(
            Maml.Command + "details",
            new XElement(Maml.Command + "name", cmdlet.Name),
            new XElement(Maml.Command + "verb", cmdlet.Verb),
            new XElement(Maml.Command + "noun", cmdlet.Noun),
            Maml.Paragraphs(Maml.Text + "description", page.Synopsis)),
        Maml.Paragraphs(Maml.Text + "description", page.Description),
        new XElement(Maml.Command + "syntax", cmdlet.ParameterSets.Select(Syntax)),
        new XElement(Maml.Command + "parameters", Parameters().Select(p => _parameter.Full(p))),
        new XElement(Maml.Command + "inputTypes", InputTypes().Select(t => TypeOf("inputType", t.Key, t.Value))),
        new XElement(Maml.Command + "returnValues", OutputTypes().Select(t => TypeOf("returnValue", t.Key, t.Value))),
        page.Notes.Count == 0 ? null : new XElement(Maml.Text + "alertSet", Maml.Paragraphs(Maml.Text + "alert", page.Notes)),
        new XElement(Maml.Command + "examples", page.Examples.Select(Example)),
        new XElement(Maml.Command + "relatedLinks", page.Links.Select(Link)));

    private XElement Syntax(CommandParameterSetInfo set) => new(
        Maml.Command + "syntaxItem",
        new XElement(Maml.Text + "name", cmdlet.Name),
        set.Parameters
            .Where(p => !Cmdlet.CommonParameters.Contains(p.Name))
            .OrderBy(p => p.Position < 0 ? int.MaxValue : p.Position)
            .ThenBy(p => !p.IsMandatory)
            .ThenBy(p => HelpCheck.IsDescribedByPowerShell(p.Name))
            .Select(MamlParameter.Short));

    /// <summary>Each parameter once, as the first set that has it tells it, mandatory ones of any set first.</summary>
    private IEnumerable<CommandParameterInfo> Parameters() => cmdlet.ParameterSets
        .OrderByDescending(s => s.IsDefault)
        .SelectMany(s => s.Parameters)
        .Where(p => !Cmdlet.CommonParameters.Contains(p.Name))
        .DistinctBy(p => p.Name)
        .OrderBy(p => HelpCheck.IsDescribedByPowerShell(p.Name))
        .ThenBy(p => p.Name, StringComparer.Ordinal);

    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> InputTypes()
    {
        if (page.Inputs.Count > 0)
            return page.Inputs;
        var types = Parameters()
            .Where(p => p.ValueFromPipeline)
            .Select(p => p.ParameterType.FullName!)
            .Distinct()
            .DefaultIfEmpty("None");
        return types.Select(t => KeyValuePair.Create<string, IReadOnlyList<string>>(t, []));
    }

    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> OutputTypes() => page.Outputs.Count > 0
        ? page.Outputs
        : cmdlet.OutputType.Select(t => t.Name).Distinct().DefaultIfEmpty("None")
            .Select(t => KeyValuePair.Create<string, IReadOnlyList<string>>(t, []));

    private static XElement TypeOf(string element, string name, IEnumerable<string> description) =>
        new(Maml.Command + element, Maml.Type(name), Maml.Paragraphs(Maml.Text + "description", description));

    private static XElement Example(HelpExample example, int index) => new(
        Maml.Command + "example",
        new XElement(Maml.Text + "title", $"---------- Example {index + 1}: {example.Title} ----------"),
        new XElement(Maml.Dev + "code", example.Code),
        Maml.Paragraphs(Maml.Dev + "remarks", example.Remarks));

    private static XElement Link(HelpLink link) => new(
        Maml.Text + "navigationLink",
        new XElement(Maml.Text + "linkText", link.Text),
        new XElement(Maml.Text + "uri", link.Address));
}
