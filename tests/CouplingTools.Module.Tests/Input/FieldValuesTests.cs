using System.Collections;
using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Input;

public sealed class FieldValuesTests : LoadedModule
{
    [Fact]
    public void A_hashtable_gives_its_pairs_and_nothing_of_its_own()
    {
        var values = Read(new Hashtable { ["city"] = "Atlanta", ["state"] = null, ["limit"] = PSObject.AsPSObject(5) });

        Assert.Equal(["city", "limit", "state"], values.Keys.Order());
        Assert.Equal(("Atlanta", null, 5), (values["city"], values["state"], values["limit"]));
    }

    [Fact]
    public void An_object_gives_its_properties()
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("displayName", "Adatum"));
        row.Properties.Add(new PSNoteProperty("city", DBNull.Value));

        var values = Read(row);

        Assert.Equal(("Adatum", null), (values["displayName"], values["city"]));
    }

    [Theory]
    [InlineData("city=Atlanta")]
    [InlineData(5)]
    [InlineData(new object[] { new string[] { "city" } })]
    public void Anything_without_names_is_refused(object value) =>
        Assert.Equal("ValueNotUnderstood", Assert.Throws<CouplingException>(() => Read(value)).ErrorId);

    [Fact]
    public void No_value_at_all_is_refused() =>
        Assert.Equal("ValueNotUnderstood", Assert.Throws<CouplingException>(() => Read(new Hashtable())).ErrorId);

    private static IReadOnlyDictionary<string, object?> Read(object value) => FieldValues.Of(PSObject.AsPSObject(value));
}
