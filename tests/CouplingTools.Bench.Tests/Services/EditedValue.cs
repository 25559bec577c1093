namespace CouplingTools.Bench.Tests.Services;

/// <summary>What users edit: phone numbers in Business Central, cities in Sales, mail addresses in both.</summary>
internal enum EditedValue
{
    Phone,
    City,
    Email,
}
