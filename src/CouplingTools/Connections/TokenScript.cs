using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Engine.Environments.Credentials;
using CouplingTools.Pipeline;

namespace CouplingTools.Connections;

/// <summary>A user's script block that answers with a token for a resource; it runs on the pipeline thread of the runspace it belongs to.</summary>
internal sealed class TokenScript(ScriptBlock script, RunspacePumps pumps)
{
    public Task<GivenToken> AskAsync(string resource, CancellationToken cancellationToken) =>
        pumps.AskAsync(_ => Ask(resource), cancellationToken);

    private GivenToken Ask(string resource)
    {
        try
        {
            return TokenObject.Read(script.Invoke(resource).LastOrDefault(answer => answer is not null));
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            throw new CouplingException(
                "TokenScriptFailed", ErrorClass.Configuration,
                CmdletText.Message("TokenScriptFailed", resource, failure.Message), CmdletText.Action("TokenScriptFailed", resource), failure);
        }
    }
}
