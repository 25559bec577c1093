using System.Collections;
using System.Data;
using System.Management.Automation;
using CouplingTools.Engine;
using CouplingTools.Input;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Input;

public sealed class RecordInputTests : LoadedModule
{
    private static readonly Guid s_left = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid s_right = new("22222222-2222-2222-2222-222222222222");

    [Fact]
    public void A_business_central_record_names_its_side_and_mapping()
    {
        var reference = Read(Record(Side.BusinessCentral, s_left));

        Assert.Equal(("Customer", s_left, null, null, null), Parts(reference));
    }

    [Fact]
    public void A_sales_record_names_its_side_and_mapping()
    {
        var reference = Read(Record(Side.Sales, s_right));

        Assert.Equal(("Customer", null, s_right, null, null), Parts(reference));
    }

    [Fact]
    public void A_coupling_names_both_records()
    {
        var coupling = new RecordCoupling { Mapping = "Customer", BusinessCentralId = s_left, SalesId = s_right, Number = "10000" };

        Assert.Equal(("Customer", s_left, s_right, null, null), Parts(Read(coupling)));
    }

    [Fact]
    public void A_result_names_the_records_it_knows_or_else_the_number()
    {
        var known = new SyncResult { Outcome = SyncOutcome.Failed, Mapping = "Customer", BusinessCentralId = s_left, Number = "10000" };
        var unknown = new SyncResult { Outcome = SyncOutcome.Failed, Mapping = "Customer", Number = "99999" };

        Assert.Equal(("Customer", s_left, null, null, null), Parts(Read(known)));
        Assert.Equal(("Customer", null, null, null, "99999"), Parts(Read(unknown)));
    }

    [Theory]
    [InlineData("10000", "10000")]
    [InlineData("  C-10 ", "C-10")]
    [InlineData("11111111111111111111111111111111", "11111111111111111111111111111111")]
    [InlineData(10000, "10000")]
    [InlineData(10000L, "10000")]
    [InlineData(10000.0, "10000")]
    [InlineData((byte)7, "7")]
    public void Text_and_whole_numbers_are_numbers(object input, string number) =>
        Assert.Equal((null, null, null, null, number), Parts(Read(input)));

    [Fact]
    public void A_whole_decimal_is_a_number() => Assert.Equal("10000", Read(10000.00m).Number);

    [Theory]
    [InlineData("11111111-1111-1111-1111-111111111111")]
    [InlineData("{11111111-1111-1111-1111-111111111111}")]
    [InlineData(" 11111111-1111-1111-1111-111111111111 ")]
    public void Text_that_looks_like_an_id_is_one(string text) =>
        Assert.Equal((null, null, null, s_left, null), Parts(Read(text)));

    [Fact]
    public void An_id_is_an_id() => Assert.Equal((null, null, null, s_left, null), Parts(Read(s_left)));

    [Fact]
    public void A_row_of_a_file_names_records_by_its_columns()
    {
        var reference = Read(Row(("Number", "10000"), ("SalesId", s_right.ToString()), ("Mapping", "Customer"), ("City", "Atlanta")));

        Assert.Equal(("Customer", null, s_right, null, "10000"), Parts(reference));
    }

    [Fact]
    public void Blank_cells_are_absent()
    {
        var reference = Read(Row(("Number", " "), ("BusinessCentralId", ""), ("SalesId", null), ("SalesName", "Adatum"), ("Mapping", "")));

        Assert.Equal((null, null, null, null, null), Parts(reference));
        Assert.Equal("Adatum", reference.SalesName);
    }

    [Fact]
    public void Property_names_are_found_without_regard_to_case() =>
        Assert.Equal("10000", Read(Row(("number", 10000))).Number);

    [Fact]
    public void A_hashtable_is_read_by_its_keys()
    {
        var reference = Read(new Hashtable { ["number"] = new PSObject("10000"), ["MAPPING"] = "Customer" });

        Assert.Equal(("Customer", null, null, null, "10000"), Parts(reference));
    }

    [Fact]
    public void A_row_of_a_data_table_is_read_by_its_columns()
    {
        using var table = new DataTable { Columns = { { "Number", typeof(int) }, { "SalesId", typeof(Guid) } } };

        var reference = Read(table.Rows.Add(10000, DBNull.Value));

        Assert.Equal((null, null, null, null, "10000"), Parts(reference));
    }

    [Theory]
    [InlineData("Sales")]
    [InlineData("sales")]
    [InlineData(Side.Sales)]
    public void An_id_with_a_side_is_that_sides_id(object side) =>
        Assert.Equal((null, null, s_right, null, null), Parts(Read(Row(("Id", s_right), ("Side", side)))));

    [Fact]
    public void An_id_without_a_side_may_belong_to_either() =>
        Assert.Equal((null, null, null, s_right, null), Parts(Read(Row(("Id", s_right.ToString())))));

    [Fact]
    public void A_foreign_id_says_nothing_when_something_else_names_the_record() =>
        Assert.Equal((null, null, null, null, "10000"), Parts(Read(Row(("Id", "17"), ("Number", "10000")))));

    [Theory]
    [InlineData("Id", "17")]
    [InlineData("BusinessCentralId", "17")]
    [InlineData("SalesId", "nobody")]
    public void Something_else_in_the_place_of_an_id_is_refused(string property, string value)
    {
        var problem = Refused(Row((property, value)));

        Assert.Equal("InputValueInvalid", problem.ErrorId);
        Assert.Contains(property, problem.Message, StringComparison.Ordinal);
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_side_is_refused() =>
        Assert.Equal("InputValueInvalid", Refused(Row(("Id", s_left), ("Side", "Middle"))).ErrorId);

    [Fact]
    public void Inputs_that_name_no_record_are_refused_with_what_is_accepted()
    {
        object[] inputs = ["  ", 1.5, true, 'x', DayOfWeek.Monday, Guid.Empty, new int[] { 1 }, Row(("City", "Atlanta")), new Hashtable(), new object()];

        Assert.All(inputs, input =>
        {
            var problem = Refused(input);
            Assert.Equal("InputNotUnderstood", problem.ErrorId);
            Assert.Contains("BusinessCentralId", problem.RecommendedAction, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void An_input_of_another_mapping_is_refused()
    {
        var problem = Refused(Record(Side.Sales, s_right), "Contact");

        Assert.Equal("MappingMismatch", problem.ErrorId);
        Assert.Contains("'Customer'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("'Contact'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_mapping_in_another_case_is_the_same() =>
        Assert.Equal(s_right, Read(Record(Side.Sales, s_right), "CUSTOMER").SalesId);

    [Fact]
    public void The_input_itself_is_kept_for_errors()
    {
        var understood = new PSObject("10000");
        var refused = new PSObject(true);

        Assert.Same(understood, RecordInput.ToReference(understood, null).Source);
        Assert.Same(refused, Assert.Throws<CouplingException>(() => RecordInput.ToReference(refused, null)).Target);
    }

    private static RecordReference Read(object input, string? mapping = null) => RecordInput.ToReference(PSObject.AsPSObject(input), mapping);

    private static CouplingException Refused(object input, string? mapping = null) =>
        Assert.Throws<CouplingException>(() => Read(input, mapping));

    private static (string?, Guid?, Guid?, Guid?, string?) Parts(RecordReference reference) =>
        (reference.Mapping, reference.BusinessCentralId, reference.SalesId, reference.Id, reference.Number);

    private static PSObject Row(params (string Name, object? Value)[] cells)
    {
        var row = new PSObject();
        foreach (var (name, value) in cells)
            row.Properties.Add(new PSNoteProperty(name, value));
        return row;
    }

    private static ServiceRecord Record(Side side, Guid id) => new()
    {
        Mapping = "Customer",
        Side = side,
        Id = id,
        Number = "10000",
        Version = "1",
        Values = new Dictionary<string, object?>(),
    };
}
