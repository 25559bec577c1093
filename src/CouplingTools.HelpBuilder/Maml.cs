using System.Xml.Linq;

namespace CouplingTools.HelpBuilder;

/// <summary>The names and small pieces of PowerShell's help format (about_Comment_Based_Help and "PowerShell help XML schema").</summary>
internal static class Maml
{
    public static readonly XNamespace Help = "http://msh";
    public static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XDocument Document(IEnumerable<XElement> commands) =>
        new(new XElement(Help + "helpItems", new XAttribute("schema", "maml"), commands));

    public static XElement Paragraphs(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(p => new XElement(Text + "para", p)));

    public static XElement Type(string name) =>
        new(Dev + "type", new XElement(Text + "name", name), new XElement(Text + "uri"));
}
