namespace CouplingTools.Sandbox.Data;

/// <summary>Decides what accounts there are besides the companies both sides know.</summary>
internal sealed class AccountGenerator(Generation generation)
{
    /// <summary>The type of a customer.</summary>
    public const int Customer = 3;

    /// <summary>The type of a vendor.</summary>
    public const int Vendor = 11;

    private static readonly int[] s_otherTypes = [1, 2, 8, 10, 12];

    private readonly SalesVariation _variation = new(generation.Dice);
    private readonly LongTexts _longTexts = new(generation.Dice, generation.Vocabulary);

    /// <summary>The account of a company Business Central has under that number.</summary>
    public SampleAccount Of(SampleCompany company, string number, Twin twin, int type = Customer)
    {
        var own = company with { Id = generation.Dice.NextGuid() };
        return twin == Twin.Equal
            ? new SampleAccount(own, number, type, true)
            : new SampleAccount(_longTexts.Sometimes(_variation.Of(own), 2), "", type, true);
    }

    /// <summary>The account of a company only Sales has.</summary>
    public SampleAccount Of(SampleCompany company)
    {
        var dice = generation.Dice;
        var address = company.Address with { Country = dice.Percent(70) ? dice.Pick(company.Country.OtherNames) : company.Country.Code };
        var type = dice.Percent(80) ? Customer : dice.Pick(s_otherTypes);
        return new SampleAccount(_longTexts.Sometimes(company with { Address = address }, 5), "", type, !dice.Percent(3));
    }
}
