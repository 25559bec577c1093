using System.Management.Automation;
using CouplingTools.Engine.Environments.Credentials;
using CouplingTools.Pipeline;

namespace CouplingTools.Connections;

/// <summary>A connection to Dataverse that somebody else opened, such as a ServiceClient: keeps its own token current.</summary>
internal sealed class DataverseClient(PSObject client, RunspacePumps pumps)
{
    private const string TokenName = "CurrentAccessToken";
    private const string AddressName = "ConnectedOrgUriActual";

    /// <summary>The organization it is connected to.</summary>
    /// <exception cref="Engine.CouplingException"><c>DataverseConnectionUnusable</c>.</exception>
    public Uri Address() => Read(AddressName) switch
    {
        Uri address => address,
        string text when Uri.TryCreate(text, UriKind.Absolute, out var address) => address,
        _ => throw CmdletText.Exception("DataverseConnectionUnusable", client.BaseObject.GetType().Name, AddressName),
    };

    /// <summary>The token it has now. A property that is a script is read where scripts run.</summary>
    public Task<GivenToken> ReadTokenAsync(CancellationToken cancellationToken) =>
        client.Properties[TokenName] is { MemberType: PSMemberTypes.ScriptProperty }
            ? pumps.AskAsync(_ => ReadToken(), cancellationToken)
            : Task.Run(ReadToken, cancellationToken);

    private GivenToken ReadToken() => TokenObject.Read(Read(TokenName));

    private object? Read(string name) => client.Properties[name]?.Value switch
    {
        PSObject wrapped => wrapped.BaseObject,
        var value => value,
    };
}
