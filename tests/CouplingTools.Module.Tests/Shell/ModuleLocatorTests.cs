using CouplingTools.Module.Tests.Hosting;
using CouplingTools.Shell;

namespace CouplingTools.Module.Tests.Shell;

public sealed class ModuleLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_nearest_module_above_the_program_is_taken()
    {
        var program = Directory.CreateDirectory(Path.Combine(_folder.Path, "bin", "shell")).FullName;
        Directory.CreateDirectory(Path.Combine(_folder.Path, "module", "CouplingTools"));
        var manifest = _folder.Write(Path.Combine("module", "CouplingTools", "CouplingTools.psd1"), "@{}");

        Assert.Equal(manifest, ModuleLocator.Find(program));
    }

    [Fact]
    public void Without_one_PowerShell_is_left_to_look_it_up_by_name() =>
        Assert.Equal("CouplingTools", ModuleLocator.Find(_folder.Path));
}
