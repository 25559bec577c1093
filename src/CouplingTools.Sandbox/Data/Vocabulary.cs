using System.Text.Json;

namespace CouplingTools.Sandbox.Data;

/// <summary>The words company names, titles and items are made of.</summary>
internal sealed record Vocabulary(
    IReadOnlyList<string> Coined,
    IReadOnlyList<string> Trades,
    IReadOnlyList<string> JobTitles,
    IReadOnlyList<string> ItemAdjectives,
    IReadOnlyList<string> ItemNouns,
    IReadOnlyList<string> SalesRemarks)
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Reads the vocabulary that ships with the assembly.</summary>
    public static Vocabulary Load() => Read<Vocabulary>("vocabulary");

    /// <summary>Reads the countries that ship with the assembly.</summary>
    public static IReadOnlyList<Country> LoadCountries() => Read<IReadOnlyList<Country>>("countries");

    internal static T Read<T>(string file)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream($"Data.{file}")
            ?? throw new InvalidOperationException($"The assembly lacks the resource {file}.");
        return JsonSerializer.Deserialize<T>(stream, s_options)
            ?? throw new InvalidOperationException($"The resource {file} is empty.");
    }
}
