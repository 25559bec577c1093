namespace CouplingTools.Module.Tests.Storms;

/// <summary>A row of either side. One that is read has texts everywhere; one that is written leaves out what is <see langword="null"/>.</summary>
internal sealed record StormRow(Guid Id, string? Name = null, string? Phone = null, string? City = null);
