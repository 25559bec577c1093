using CouplingTools.Pipeline;

namespace CouplingTools.Connections;

/// <summary>Shows the message that asks a person to sign in, through whichever command is running then.</summary>
internal sealed class DeviceCodeMessage(RunspacePumps pumps)
{
    public Task ShowAsync(string message, CancellationToken cancellationToken) => pumps.AskAsync(
        cmdlet =>
        {
            cmdlet.WriteWarning(message);
            return true;
        },
        cancellationToken);
}
