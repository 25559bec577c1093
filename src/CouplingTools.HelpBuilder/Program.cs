using CouplingTools.HelpBuilder;

if (args is not [var manifest, var pageFolder, var topicFolder, var outputFolder])
{
    Console.Error.WriteLine("usage: CouplingTools.HelpBuilder <manifest> <pages> <topics> <output>");
    return 2;
}

using var module = ImportedModule.Open(manifest);
var problems = new List<HelpProblem>();
var pages = Directory.EnumerateFiles(pageFolder, "*-*.md")
    .Order(StringComparer.Ordinal)
    .Select(path => HelpPageReader.Read(path, problems))
    .ToList();
problems.AddRange(HelpCheck.Compare(module.Cmdlets, pages, pageFolder));
foreach (var problem in problems)
    Console.Error.WriteLine(problem.ToBuildError());

var described = pages.Join(module.Cmdlets, page => page.Name, cmdlet => cmdlet.Name, (page, cmdlet) => new MamlCommand(cmdlet, page).ToXml());
if (Directory.Exists(outputFolder))
    Directory.Delete(outputFolder, recursive: true);
Directory.CreateDirectory(outputFolder);
Maml.Document(described).Save(Path.Combine(outputFolder, "CouplingTools.dll-Help.xml"));
foreach (var topic in Directory.EnumerateFiles(topicFolder, "about_*.help.txt"))
    File.Copy(topic, Path.Combine(outputFolder, Path.GetFileName(topic)));
return problems.Count > 0 ? 1 : 0;
