using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Documentation;

public sealed class AboutTopicTests
{
    public static TheoryData<string> Topics => AboutTopic.Names;

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_has_PowerShells_form(string name)
    {
        var topic = new AboutTopic(name);

        var headings = topic.Lines.Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0]) && line != "NOTES");
        Assert.Equal(["TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION", "SEE ALSO"], headings);
        Assert.Equal("    " + name, topic.Lines[1]);
        Assert.All(topic.Lines, line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_is_shown_by_Get_Help(string name)
    {
        using var session = ModuleSession.Open();

        var shown = Assert.Single(session.Run("Get-Help -Name $args[0]", name)).ToString();

        Assert.Contains(new AboutTopic(name).Lines[4].Trim(), shown, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void What_it_refers_to_exists(string name)
    {
        using var session = ModuleSession.Open();
        var topic = new AboutTopic(name);
        var references = topic.Lines.SkipWhile(line => line != "SEE ALSO").Skip(1).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Single(session.Run("Get-Help -Name $args[0]", reference)));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void What_it_tells_to_type_works(string name)
    {
        using var session = new DocumentSession();
        session.Type("New-CouplingSandbox first.sandbox | Connect-CouplingEnvironment");
        var commands = new AboutTopic(name).Commands;

        Assert.NotEmpty(commands);
        Assert.All(commands, command =>
        {
            var shown = session.Type(command);
            Assert.True(shown.ErrorIds.Count == 0, shown.Text);
        });
    }

    [Fact]
    public void The_mapping_it_shows_can_be_used()
    {
        using var session = new DocumentSession();
        session.Type("New-CouplingSandbox first.sandbox");
        var json = Assert.Single(new AboutTopic("about_CouplingTools_Mappings").Json);
        Directory.CreateDirectory(Path.Combine(session.Folder, "mappings"));
        File.WriteAllText(Path.Combine(session.Folder, "mappings", "CustomerPhone.json"), json);

        var shown = session.Type(
            """
            Connect-CouplingEnvironment -Sandbox first.sandbox
            Get-BusinessCentralRecord CustomerPhone -First 1 | New-RecordCoupling -CreateNew
            """);

        Assert.Empty(shown.ErrorIds);
        Assert.Contains("Synchronized      CustomerPhone", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_it_shows_can_be_used()
    {
        using var session = new DocumentSession();
        var json = Assert.Single(new AboutTopic("about_CouplingTools_Connecting").Json);
        File.WriteAllText(Path.Combine(session.Folder, "couplingtools.json"), json);

        var shown = session.Type(
            """
            $null = New-CouplingSandbox rehearsal.sandbox
            Connect-CouplingEnvironment rehearsal -ConfigurationPath couplingtools.json
            """);

        Assert.Empty(shown.ErrorIds);
    }
}
