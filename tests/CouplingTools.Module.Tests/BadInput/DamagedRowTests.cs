using System.Collections;
using System.Management.Automation;
using CouplingTools.Engine.Tests.BadInput;
using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.BadInput;

/// <summary>Rows of files with anything in them: each is understood or refused by itself, and the sound rows among them are handled all the same.</summary>
public sealed class DamagedRowTests
{
    private static readonly string[] s_columns =
    [
        "Number", "number", "Id", "BusinessCentralId", "SalesId", "SalesName", "Side", "Mapping", "BusinessCentralNumber", "Name", "Outcome", "", " ", "Number\0", "Count", "Length",
    ];

    private static readonly object?[] s_values =
    [
        null, "", " ", "C000018", "c000018 ", "C999999", "'; --", "a' or 1 eq 1", "\0", "\ud800", "C000018\n", new string('9', 5_000), "=cmd|' /C calc'!A0", "Ünïcode 😀", "%00", "$null",
        "00000000-0000-0000-0000-000000000000", "{6d1c0f0e-9d3b-4c9e-8f59-0d9a3c1b7e66}", "6d1c0f0e-9d3b-4c9e-8f59-0d9a3c1b7e66", "Sales", "businesscentral", "Middle", "Customer", "Contact", "Nothing",
        0, -1, long.MaxValue, double.NaN, 1.5m, true, 'x', new object[] { 1, null!, "C000018" }, new Hashtable { ["Number"] = "C000018" },
    ];

    [Theory]
    [InlineData("$input | Sync-Record Customer -Direction ToSales -WhatIf")]
    [InlineData("$input | Sync-Record -Direction Bidirectional -IfNotCoupled Create")]
    [InlineData("$input | New-RecordCoupling Customer -ErrorAction Continue")]
    [InlineData("$input | New-RecordCoupling Customer -CreateNew -WhatIf")]
    [InlineData("$input | Get-RecordCoupling")]
    [InlineData("$input | Compare-Record Customer")]
    [InlineData("$input | Get-SyncResult")]
    public void Every_row_is_understood_or_refused_by_itself(string command)
    {
        using var session = ConnectedSession.Open();
        var rows = FuzzSize.Cases(usual: 150).Select(number => Row(new Random(number))).ToList();

        var result = session.Session.InvokeWith(rows, command);

        Assert.True(result.TerminatingError is null, result.TerminatingError?.ToString());
        Assert.All(result.AllErrors, error => Assert.False(IsDefect(error), $"{error.FullyQualifiedErrorId}: {error}\n{error.Exception.InnerException}"));
        Assert.All(result.AllErrors, error => Assert.NotEmpty(error.ErrorDetails.RecommendedAction));
        if (command.Contains("Sync-Record Customer", StringComparison.Ordinal))
            Assert.Equal(rows.Count, result.Output.Count(output => output.BaseObject is SyncResult));
    }

    private static bool IsDefect(ErrorRecord error) => error.FullyQualifiedErrorId.StartsWith("UnexpectedError", StringComparison.Ordinal) || error.ErrorDetails is null;

    private static object Row(Random random)
    {
        if (random.Next(6) == 0)
            return s_values[random.Next(s_values.Length)] ?? "";
        var row = new PSObject();
        for (var i = random.Next(0, 4); i >= 0; i--)
        {
            var name = s_columns[random.Next(s_columns.Length)];
            if (name.Length > 0 && row.Properties[name] is null)
                row.Properties.Add(new PSNoteProperty(name, s_values[random.Next(s_values.Length)]));
        }

        return row;
    }
}
