using CouplingTools.Engine.Services.Dataverse;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Services;

public sealed class OptionIdTests
{
    [Fact]
    public void The_value_is_read_back_from_the_id() =>
        Gen.Int.Sample(value => OptionId.ValueOf(OptionId.Of("account", "paymenttermscode", value)) == value);

    [Fact]
    public void Ids_are_always_the_same_and_differ_by_column_and_table()
    {
        Assert.Equal(OptionId.Of("account", "paymenttermscode", 1), OptionId.Of("account", "paymenttermscode", 1));
        Assert.NotEqual(OptionId.Of("account", "paymenttermscode", 1), OptionId.Of("contact", "paymenttermscode", 1));
        Assert.NotEqual(OptionId.Of("account", "paymenttermscode", 1), OptionId.Of("account", "address1_freighttermscode", 1));
    }
}
