namespace CouplingTools.Module.Tests.Hosting;

/// <summary>How tests reach the services of a sandbox: through a server of its own, with tokens that its identity provider gives out.</summary>
internal static class SandboxTransport
{
    /// <summary>Connects a session to the sandbox, with the couplings beside it. Commands that look behind the sandbox do so in the file.</summary>
    public static void Connect(ModuleSession session, string file)
    {
        var served = session.Keep(ServedSandbox.Of(Path.Combine(session.Folder, file)));
        session.Run(
            """
            $file, $businessCentralUrl, $dataverseUrl, $ask = $args
            $PSDefaultParameterValues['*-CouplingSandbox*:Sandbox'] = $file
            $null = Connect-CouplingEnvironment -BusinessCentralUrl $businessCentralUrl -Company 'Copperfield Trading' -DataverseUrl $dataverseUrl -AccessToken { param($resource) $ask.Invoke($resource) }.GetNewClosure() -StorePath "$file.couplings.db"
            """,
            served.File, served.BusinessCentralUrl, served.Root, new Func<string, string>(served.Token));
    }
}
