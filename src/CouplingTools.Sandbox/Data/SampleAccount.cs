namespace CouplingTools.Sandbox.Data;

/// <summary>An account to be written: what the company looks like in Sales.</summary>
/// <param name="Number">Its account number; blank for none.</param>
internal sealed record SampleAccount(SampleCompany Company, string Number, int Type, bool IsActive)
{
    /// <summary>Its primary contact, once it has one.</summary>
    public Guid? PrimaryContact { get; set; }
}
