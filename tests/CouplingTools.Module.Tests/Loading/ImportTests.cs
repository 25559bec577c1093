using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Loading;

public sealed class ImportTests
{
    [Fact]
    public void The_packaged_module_imports_with_the_version_of_the_build()
    {
        using var session = ModuleSession.Open();

        var module = Assert.Single(session.Run("Get-Module CouplingTools"));

        Assert.Equal(Layout.ModuleFolder, module.Properties["ModuleBase"].Value);
        Assert.NotEqual(new Version(0, 0, 0), module.Properties["Version"].Value);
    }
}
