using System.Reflection;
using System.Runtime.Loader;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Loading;

public sealed class LoadContextTests
{
    [Theory]
    [InlineData("CouplingTools.Engine")]
    [InlineData("CouplingTools.Sandbox")]
    public void The_engine_and_the_sandbox_live_in_a_context_of_their_own(string name)
    {
        using var session = ModuleSession.Open();

        var assembly = Assembly.Load(name);

        Assert.Equal("CouplingTools.Engine", AssemblyLoadContext.GetLoadContext(assembly)?.Name);
        Assert.StartsWith(Path.Combine(Layout.ModuleFolder, "engine"), assembly.Location, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_users_see_live_in_the_default_context()
    {
        using var session = ModuleSession.Open();

        var shared = AssemblyLoadContext.All
            .SelectMany(context => context.Assemblies, (context, assembly) => (context, assembly))
            .Where(loaded => loaded.assembly.GetName().Name == "CouplingTools.Model");

        Assert.Same(AssemblyLoadContext.Default, Assert.Single(shared).context);
    }

    [Fact]
    public void Nobody_elses_request_is_answered()
    {
        using var session = ModuleSession.Open();

        Assert.Throws<FileNotFoundException>(() => Assembly.Load("Dapper"));
    }
}
