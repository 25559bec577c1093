using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Services.Http;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Robustness;

public sealed class DamagedAnswerTests
{
    private static readonly ServiceOptions s_once = new() { MaxConcurrency = 1, Repeats = 0 };

    private static readonly Gen<string?> s_types = Mutation.OneOf<string?>(
        null, null, null, "text/html", "application/xml", "multipart/mixed", "multipart/mixed; boundary=other", "application/json; charset=utf-16");

    private static readonly Gen<int> s_statuses = Mutation.OneOf(200, 200, 200, 200, 204, 302, 400, 412, 429, 500);

    [Theory]
    [InlineData(Exchange.CentralCompanies)]
    [InlineData(Exchange.CentralMetadata)]
    [InlineData(Exchange.CentralRows)]
    [InlineData(Exchange.CentralWrites)]
    [InlineData(Exchange.SalesIdentity)]
    [InlineData(Exchange.SalesMetadata)]
    [InlineData(Exchange.SalesEntitySet)]
    [InlineData(Exchange.SalesRows)]
    [InlineData(Exchange.SalesChanges)]
    [InlineData(Exchange.SalesWrites)]
    internal Task Whatever_is_damaged_in_an_answer_there_is_a_result_or_a_service_error(Exchange exchange) =>
        Gen.Select(Mutation.Any.Array[1, 2], s_statuses, s_types).SampleAsync(
            async (damages, status, type) =>
            {
                using var handler = new DamagedAnswers(exchange, text => damages.Aggregate(text, (damaged, damage) => damage(damaged)), status, type);
                using var invoker = new HttpMessageInvoker(handler);
                await UseAsync(exchange, invoker);
            },
            iter: 600);

    [Fact]
    public async Task Without_damage_everything_is_read()
    {
        foreach (var exchange in Enum.GetValues<Exchange>().Except([Exchange.CentralRows, Exchange.SalesRows]))
        {
            using var handler = new DamagedAnswers(exchange, text => text, 200, null);
            using var invoker = new HttpMessageInvoker(handler);
            Assert.True(await UseAsync(exchange, invoker), exchange.ToString());
        }
    }

    /// <returns>Whether there was no error.</returns>
    private static async Task<bool> UseAsync(Exchange exchange, HttpMessageInvoker invoker)
    {
        var stop = CancellationToken.None;
        var time = TimeProvider.System;
        using var central = new BusinessCentralService(
            invoker, new Uri(CentralScript.EnvironmentUrl), new Company(Guid.Parse(CentralScript.CompanyId), "CRONUS", "CRONUS"), time, s_once);
        using var sales = new DataverseService(invoker, new Uri(SalesScript.Organization), time, s_once);
        try
        {
            switch (exchange)
            {
                case Exchange.CentralCompanies:
                    await BusinessCentralService.ListCompaniesAsync(invoker, new Uri(CentralScript.EnvironmentUrl), time, s_once, stop);
                    break;
                case Exchange.CentralMetadata:
                    await central.DescribeAsync(CentralScript.CustomerTable, stop);
                    break;
                case Exchange.CentralRows:
                    await central.QueryAsync(new RecordQuery(CentralScript.CustomerTable), stop).ToListAsync(stop);
                    await central.ChangesAsync(CentralScript.CustomerTable, null, stop).ToListAsync(stop);
                    break;
                case Exchange.CentralWrites:
                    return Check(await central.WriteAsync(CentralScript.CustomerTable, Operations(null, CentralScript.Row(2), "displayName"), ["displayName"], stop));
                case Exchange.SalesIdentity:
                    await sales.WhoAmIAsync(stop);
                    break;
                case Exchange.SalesMetadata:
                    await sales.DescribeAsync(SalesScript.ContactTable, stop);
                    break;
                case Exchange.SalesEntitySet:
                    await sales.WriteAsync(SalesScript.ContactTable, [Writes.Update(SalesScript.Row(2), "W/\"1\"", ("transactioncurrencyid", SalesScript.Row(7)))], ["lastname"], stop);
                    break;
                case Exchange.SalesRows:
                    await sales.QueryAsync(new RecordQuery(SalesScript.ContactTable), stop).ToListAsync(stop);
                    break;
                case Exchange.SalesChanges:
                    var end = await sales.ChangesAsync(SalesScript.ContactTable, null, stop).LastAsync(stop);
                    Assert.NotNull(end.Watermark);
                    break;
                default:
                    return Check(await sales.WriteAsync(SalesScript.ContactTable, Operations(SalesScript.Row(1), SalesScript.Row(2), "lastname"), ["lastname"], stop));
            }
        }
        catch (ServiceException e)
        {
            Assert.NotEqual(string.Empty, e.Error.Message);
            return false;
        }
        return true;
    }

    private static WriteOperation[] Operations(Guid? created, Guid updated, string field) =>
        [Writes.Create(created, (field, "A")), Writes.Update(updated, "W/\"1\"", (field, "B")), Writes.Delete(CentralScript.Row(3), "W/\"1\"")];

    private static bool Check(IReadOnlyList<WriteAnswer> answers)
    {
        Assert.Equal(3, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.Status == WriteStatus.Done || answer.Error is not null));
        Assert.True(answers[1] is not { Status: WriteStatus.Done, Record: null }, "A done update has its row.");
        return answers.All(answer => answer.Status == WriteStatus.Done);
    }
}
