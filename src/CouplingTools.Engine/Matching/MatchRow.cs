namespace CouplingTools.Engine.Matching;

/// <summary>What a search keeps of a record.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="PartnerId">The record it is coupled to.</param>
/// <param name="Keys">The numbers of its keys, by column.</param>
internal sealed record MatchRow(Guid Id, string? Number, string? Name, Guid? PartnerId, int[] Keys);
