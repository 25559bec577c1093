namespace CouplingTools.Sandbox.Data;

/// <summary>One person of the sample data, working at a company; an empty string is a blank.</summary>
internal sealed record SamplePerson(
    Guid Id,
    string FirstName,
    string MiddleName,
    string LastName,
    string JobTitle,
    SampleAddress Address,
    string Phone,
    string Mobile,
    string Email,
    string Website)
{
    /// <summary>The name parts joined by single spaces.</summary>
    public string FullName => string.Join(' ', new[] { FirstName, MiddleName, LastName }.Where(part => part.Length > 0));
}
