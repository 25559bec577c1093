namespace CouplingTools.Sandbox.Data;

/// <summary>One opportunity of the sample data.</summary>
/// <param name="Person">The place of the person in the lists of both sides.</param>
/// <param name="Status">The status as Business Central writes it.</param>
internal sealed record SampleOpportunity(int Person, string Name, string Status, decimal Value, DateOnly ClosingDate)
{
    /// <summary>Whether it is won or lost.</summary>
    public bool IsClosed => Status is "Won" or "Lost";
}
