using System.Globalization;
using System.Resources;

namespace CouplingTools.Engine.Mappings;

/// <summary>The sentences that say what is wrong with a mapping.</summary>
internal static class MappingText
{
    private static readonly ResourceManager s_resources = new(typeof(MappingText).FullName!, typeof(MappingText).Assembly);

    /// <summary>What to do about the problem of that id, where there is more to say than to correct the file.</summary>
    public static string? Action(string id) => s_resources.GetString($"{id}_Action", CultureInfo.InvariantCulture);

    public static string Of(string id, params object?[] arguments) =>
        CountedText.Format(
            s_resources.GetString(id, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"There is no text named {id}."),
            arguments);
}
