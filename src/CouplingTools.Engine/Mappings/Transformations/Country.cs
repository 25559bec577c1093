namespace CouplingTools.Engine.Mappings.Transformations;

/// <summary>One country or region.</summary>
/// <param name="Alpha2">The code of two letters in ISO 3166-1.</param>
/// <param name="Alpha3">The code of three letters.</param>
/// <param name="Names">Its names with the language they are of; other names that people use are of none.</param>
internal sealed record Country(string Alpha2, string Alpha3, IReadOnlyList<(string Language, string Name)> Names)
{
    public string NameIn(string language) =>
        Names.FirstOrDefault(name => name.Language == language, Names.First(name => name.Language == Countries.Languages[0])).Name;
}
