namespace CouplingTools.Engine.Tests.Synchronization.Running;

internal static class Texts
{
    public static async Task<IEnumerable<string>> PrefixedAsync(this Task<IReadOnlyList<string>> texts, string prefix) =>
        (await texts).Select(text => $"{prefix}: {text}");
}
