using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using CouplingTools.Engine;

namespace CouplingTools.Pipeline;

/// <summary>Asks for the direction where the mapping leaves it open.</summary>
internal static class DirectionChoice
{
    private static readonly SyncDirection[] s_directions =
        [SyncDirection.ToSales, SyncDirection.ToBusinessCentral, SyncDirection.Bidirectional];

    /// <summary>The direction chosen, or <see langword="null"/> where there is nothing to choose.</summary>
    /// <exception cref="CouplingException"><c>DirectionRequired</c>: nobody can be asked.</exception>
    public static SyncDirection? Ask(PSHost host, CouplingSession session, IReadOnlyList<string> mappings)
    {
        if (mappings.FirstOrDefault(name => session.FindMapping(name).Direction == SyncDirection.Bidirectional) is not { } mapping)
            return null;

        var choices = new Collection<ChoiceDescription>
        {
            new("To&Sales", CmdletText.Message("DirectionToSales")),
            new("ToBusiness&Central", CmdletText.Message("DirectionToBusinessCentral")),
            new("&Bidirectional", CmdletText.Message("DirectionBidirectional")),
        };
        try
        {
            var chosen = host.UI.PromptForChoice(CmdletText.Message("DirectionCaption"), CmdletText.Message("DirectionQuestion", mapping), choices, -1);
            return s_directions[chosen];
        }
        catch (Exception refusal) when (refusal is HostException or PSInvalidOperationException or PSNotImplementedException or NotImplementedException or NullReferenceException)
        {
            throw CmdletText.Exception("DirectionRequired", mapping);
        }
    }
}
