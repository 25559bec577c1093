using Xunit;

namespace CouplingTools.Engine.Tests.Services;

/// <summary>Answers every request for rows with the next of some pages, over and over.</summary>
internal sealed class EndlessPages(params string[] pages) : HttpMessageHandler
{
    private const int TooMany = 20;

    /// <summary>How many pages were given.</summary>
    public int Given { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("$metadata", StringComparison.Ordinal))
            return Task.FromResult(ScriptedHandler.Response(200, CentralScript.Metadata, "application/xml"));
        Assert.True(Given < TooMany, "The pages are read for ever.");
        return Task.FromResult(ScriptedHandler.Response(200, pages[Given++ % pages.Length], "application/json"));
    }
}
