namespace CouplingTools.Engine.Environments;

/// <summary>Recognizes what people copy from their browser in place of a service's address (documentation: "Web client URL", "Open apps with a URL").</summary>
internal static class BrowserAddress
{
    private const string WebClientHost = "businesscentral.dynamics.com";

    public static bool Is(Side side, Uri address) => side == Side.BusinessCentral
        ? address.Host.Equals(WebClientHost, StringComparison.OrdinalIgnoreCase)
        : address.AbsolutePath.EndsWith("/main.aspx", StringComparison.OrdinalIgnoreCase);
}
