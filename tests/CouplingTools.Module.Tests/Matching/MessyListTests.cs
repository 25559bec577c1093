using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;

namespace CouplingTools.Module.Tests.Matching;

/// <summary>A list of companies in Business Central and what somebody made of it in Sales.</summary>
public sealed class MessyListTests
{
    /// <summary>Name and place in Business Central, name and place in Sales, and what a person would say.</summary>
    private static readonly (string Name, string City, string SalesName, string SalesCity, MatchReason Reason)[] s_list =
    [
        ("Northwind Shipping, Inc.", "Saint Paul", "Northwind Shipping", "Saint Paul", MatchReason.Unique),
        ("A. O. Harper Corporation", "Milwaukee", "AO HARPER", "", MatchReason.Unique),
        ("The Copperfield Company", "Boston", "Copperfield Co.", "Boston", MatchReason.Unique),
        ("Lovelace & Partners plc", "London", "Lovelace and Partners", "London", MatchReason.Unique),
        ("Müller & Söhne GmbH", "Köln", "MULLER & SOHNE", "Koln", MatchReason.Unique),
        ("Ærø Rederi A/S", "Marstal", "Aero Rederi", "Marstal", MatchReason.Unique),
        ("Kowalski i Synowie Sp. z o.o.", "Łódź", "kowalski i synowie", "Lodz", MatchReason.Unique),
        ("O'Brien's \"Golden\" Bakery Ltd", "Cork", "OBriens Golden Bakery Limited", "Cork", MatchReason.Unique),
        ("Panadería Ibérica S.L.", "Sevilla", "Panaderia Iberica, S. L.", "", MatchReason.Unique),
        ("Société Lumière S.A.R.L.", "Lyon", "Societe Lumiere", "Lyon", MatchReason.Unique),
        ("T. Rowley Group Inc.", "Baltimore", "T Rowley Group", "Baltimore", MatchReason.Unique),
        ("Paint & Co.", "Cleveland", "PAINT & CO", "Cleveland", MatchReason.Unique),
        ("7 Hills Foods LLC", "Rome", "7 Hills Foods", "Rome", MatchReason.Unique),
        ("Fabrikam Electric", "Atlanta", "Fabirkam Electric", "Atlanta", MatchReason.Ambiguous), // a slip of the pen
        ("Orchard Tools Ltd", "Leeds", "Orchard Tools", "Utrecht", MatchReason.Ambiguous), // another place
        ("Granite Works GmbH", "Graz", "Granite Works AG", "Graz", MatchReason.Ambiguous), // another legal form
        ("Store 17 Retail", "Dover", "Store 18 Retail", "Dover", MatchReason.NoMatch), // another store
        ("Beacon Timber", "Oslo", "Beacon Textiles", "Oslo", MatchReason.NoMatch), // another trade
        ("Zenith Logistics AB", "Malmö", "", "", MatchReason.NoMatch),
    ];

    [Theory]
    [InlineData("Customer")]
    [InlineData("Vendor")]
    public void The_one_liner_couples_what_a_person_would_and_leaves_the_doubtful_with_candidates(string mapping)
    {
        using var demo = ConnectedSession.Open(0);
        foreach (var (name, city, salesName, salesCity, _) in s_list)
        {
            demo.Run($"New-BusinessCentralRecord {mapping} @{{ displayName = $args[0]; city = $args[1] }}", name, city);
            if (salesName.Length > 0)
                demo.Run($"New-SalesRecord {mapping} @{{ name = $args[0]; address1_city = $args[1] }}", salesName, salesCity);
        }

        var matches = demo.All<RecordMatch>($"Find-RecordMatch {mapping}").ToDictionary(match => match.Name!);
        demo.Run($"Find-RecordMatch {mapping} | Where-Object Reason -EQ Unique | New-RecordCoupling -InitialSync ToSales");

        Assert.Equal(s_list.Select(row => $"{row.Name}: {row.Reason}"), s_list.Select(row => $"{row.Name}: {matches[row.Name].Reason}"));
        Assert.All(s_list.Where(row => row.Reason == MatchReason.Unique), row => Assert.Equal(row.SalesName, matches[row.Name].SalesName));
        Assert.All(s_list.Where(row => row.Reason == MatchReason.Ambiguous), row => Assert.Equal(row.SalesName, Assert.Single(matches[row.Name].Candidates).Name));
        Assert.Equal(s_list.Count(row => row.Reason == MatchReason.Unique), demo.Run($"Get-RecordCoupling {mapping} -Status Synchronized").Count);
    }

    [Theory]
    [InlineData("Customer")]
    [InlineData("Vendor")]
    public void A_name_that_is_another_one_with_the_same_telephone_is_left_to_a_person(string mapping)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run($$"""
            New-BusinessCentralRecord {{mapping}} @{ displayName = 'Fabrikam Travel Holdings'; phoneNumber = '+1 794 885 0821' }
            New-SalesRecord {{mapping}} @{ name = 'fabrikam'; telephone1 = '(794) 885-0821' }
            """);

        var match = demo.One<RecordMatch>($"Find-RecordMatch {mapping}");

        Assert.Equal((MatchReason.Ambiguous, "fabrikam"), (match.Reason, Assert.Single(match.Candidates).Name));
    }

    [Theory]
    [InlineData("+1 404 555 0199", "(404) 555-0199", true)]
    [InlineData("+49 451 23125049", "0451/23 12 50 49 ext. 7", true)]
    [InlineData("+1 404 555 0199", "404-555-0188", false)]
    public void The_telephone_tells_two_of_one_name_apart_however_it_is_written(string phone, string salesPhone, bool isMatch)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("""
            New-BusinessCentralRecord Customer @{ displayName = 'Contoso'; phoneNumber = $args[0] }
            New-SalesRecord Customer @{ name = 'Contoso'; telephone1 = $args[1] }
            New-SalesRecord Customer @{ name = 'Contoso'; telephone1 = '+1 999 999 9999' }
            """, phone, salesPhone);

        Assert.Equal(isMatch ? MatchReason.Unique : MatchReason.Ambiguous, demo.One<RecordMatch>("Find-RecordMatch Customer").Reason);
    }
}
