using CouplingTools.Engine.Mappings.Normalizers;
using Xunit;

namespace CouplingTools.Engine.Tests.Matching;

public sealed class NormalizerTests
{
    [Theory]
    [InlineData("phone", "+49 (0)451 2312-5049", "0451/23125049", true)]
    [InlineData("phone", "+1 (404) 555-0199", "404.555.0199 ext. 12", true)]
    [InlineData("phone", "0039 06 1234 5678", "+39 06 12345678", true)]
    [InlineData("phone", "404 555 0199", "404 555 0198", false)]
    [InlineData("email", "Mailto:Info@Example.COM", " info@example.com ", true)]
    [InlineData("email", "Ann Beebe <ann@example.com>; office@example.com", "ann@example.com", true)]
    [InlineData("email", "ann@example.com", "ann@example.org", false)]
    [InlineData("vat", "DE 123.456.789", "de123456789", true)]
    [InlineData("vat", "CHE-123.456.789 MWST", "CHE123456789", true)]
    [InlineData("vat", "VAT Reg. No. GB 123 4567 89", "GB123456789", true)]
    [InlineData("vat", "GR094014201", "EL 094014201", true)]
    [InlineData("vat", "DE123456789", "LT123456789", false)]
    [InlineData("domain", "https://www.Example.com/start?a=b", "example.com", true)]
    [InlineData("domain", "office@example.com", "http://example.com:8080", true)]
    [InlineData("domain", "https://bücher.example", "www.xn--bcher-kva.example", true)]
    [InlineData("domain", "shop.example.com", "example.com", false)]
    [InlineData("diacritics", "Müller & Søn Straße Łódź", "Muller & Son Strasse Lodz", true)]
    [InlineData("punctuation", "O'Brien, A. O. Smith & Sons", "OBrien AO Smith and Sons", true)]
    [InlineData("alphanumeric", "SW1A 1AA", "SW1A1AA", true)]
    [InlineData("trim", "  Two   blanks ", "Two blanks", true)]
    [InlineData("case", "abc", "ABC", true)]
    [InlineData("case", "abc", "abd", false)]
    public void Values_that_people_write_differently_are_the_same(string normalizer, string one, string other, bool same) =>
        Assert.Equal(same, Normalizer.Apply([normalizer], one) == Normalizer.Apply([normalizer], other));

    [Theory]
    [InlineData("phone", "n/a")]
    [InlineData("phone", "12345")]
    [InlineData("email", "unknown")]
    [InlineData("email", "@example.com")]
    [InlineData("vat", "VAT")]
    [InlineData("domain", "somebody@gmail.com")]
    [InlineData("domain", "none")]
    public void What_identifies_nobody_is_blank(string normalizer, string text) => Assert.Equal("", Normalizer.Apply([normalizer], text));

    [Theory]
    [InlineData("Acme, Inc.", "Acme", "inc")]
    [InlineData("ACME INCORPORATED", "ACME", "inc")]
    [InlineData("Acme GmbH & Co. KG", "Acme", "gmbh kg")]
    [InlineData("Meyer & Co.", "Meyer", "co")]
    [InlineData("Home Depot (The) Corp.", "Home Depot", "corp")]
    [InlineData("The Coca-Cola Company", "Coca Cola", "co")]
    [InlineData("Toyota Co., Ltd.", "Toyota", "ltd")]
    [InlineData("Toyota Limited", "Toyota", "ltd")]
    [InlineData("Marstal A/S", "Marstal", "as")]
    [InlineData("Škoda spol. s r.o.", "Škoda", "sro")]
    [InlineData("Kowalski Sp. z o.o.", "Kowalski", "sp zoo")]
    [InlineData("Cemex S.A.B. de C.V.", "Cemex", "sa de cv")]
    [InlineData("Eni S. p. A.", "Eni", "spa")]
    [InlineData("UAB Vilnius", "Vilnius", "uab")]
    [InlineData("ООО Ромашка", "Ромашка", "ooo")]
    [InlineData("Contoso Sdn. Bhd.", "Contoso", "sdn bhd")]
    [InlineData("AB", "AB", "")]
    [InlineData("Johnson & Johnson", "Johnson and Johnson", "")]
    [InlineData("Walt Disney Company, Inc.", "Walt Disney", "inc")]
    public void A_company_s_name_is_taken_apart(string text, string name, string form) =>
        Assert.Equal(new LegalName(name, form), LegalName.Parse(text));

    [Fact]
    public void Normalizers_apply_one_after_the_other() =>
        Assert.Equal("Muller", Normalizer.Apply(["diacritics", "legalSuffix"], "Müller Gesellschaft mit beschränkter Haftung"));
}
