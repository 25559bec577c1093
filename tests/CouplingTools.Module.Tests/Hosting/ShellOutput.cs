namespace CouplingTools.Module.Tests.Hosting;

/// <summary>What a run of the shell left behind.</summary>
internal sealed record ShellOutput(int ExitCode, string Output, string Error);
