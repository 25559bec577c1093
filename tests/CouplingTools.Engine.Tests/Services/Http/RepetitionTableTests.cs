using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>
/// What is sent again after which answer. The question is always whether the first one may have been carried out:
/// if not, anything is sent again; if so, only what does no harm twice.
/// </summary>
public sealed class RepetitionTableTests
{
    private const string Again = "again";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Answer to the request; what becomes of a Business Central create, of any other write, of a read.</summary>
    public static TheoryData<string, string, string, string> Requests => new()
    {
        // Nothing was carried out.
        { "429", Again, Again, Again },
        { "503", Again, Again, Again },
        { "never connected", Again, Again, Again },
        { "host unknown", Again, Again, Again },

        // It may have been carried out.
        { "502", "Unknown", Again, Again },
        { "504", "Unknown", Again, Again },
        { "lost", "Unknown", Again, Again },
        { "truncated", "Unknown", Again, Again },
        { "not json", "Unknown", Again, Again },

        // A single operation that ran for as long as the service lets it would do so again.
        { "408", "Unknown", "Unknown", Again },

        // The service's own failure: not known to pass.
        { "500", "Unknown", "Unknown", "Http500" },

        // Refused at the door.
        { "301", "NotSent", "NotSent", "Http301" },
        { "401", "NotSent", "NotSent", "Http401" },
        { "403", "NotSent", "NotSent", "Http403" },
        { "404", "NotSent", "NotSent", "Http404" },
        { "405", "NotSent", "NotSent", "Http405" },
        { "501", "NotSent", "NotSent", "Http501" },
        { "400", "Refused", "Refused", "Http400" },
        { "413", "Refused", "Refused", "Http413" },
    };

    /// <summary>Status and code of the one operation; what becomes of a Business Central create, of any other write.</summary>
    public static TheoryData<int, string, string, string> Operations => new()
    {
        { 429, "Application_TooManyRequests", Again, Again },
        { 429, "0x80072322", Again, Again },
        { 429, "", Again, Again },
        { 503, "", Again, Again },
        { 503, "Internal_TenantUnavailable", Again, Again },
        { 500, "0x80044339", Again, Again },
        { 400, "0x80044339", Again, Again },
        { 500, "0x80044150", Again, Again },
        { 500, "0x80044151", Again, Again },
        { 429, "0x80071151", Again, Again },
        { 500, "-2147204783", Again, Again },
        { 502, "", "Unknown", Again },
        { 504, "", "Unknown", Again },
        { 408, "", "Unknown", Again },
        { 500, "", "Unknown", "Unknown" },
        { 500, "Internal_ServerError", "Unknown", "Refused" },
        { 400, "Application_DialogException", "Refused", "Refused" },
        { 403, "", "Refused", "Refused" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task After_this_answer_to_the_request(string answer, string create, string otherWrite, string read)
    {
        Assert.Equal(create, await CentralAsync(Writes.Create(null, ("displayName", "Adatum")), () => Answers.Whole(answer)));
        Assert.Equal(otherWrite, await CentralAsync(Writes.Update(CentralScript.Row(1), CentralScript.Etag(1), ("displayName", "A")), () => Answers.Whole(answer)));
        Assert.Equal(otherWrite, await CentralAsync(Writes.Delete(CentralScript.Row(1), CentralScript.Etag(1)), () => Answers.Whole(answer)));
        Assert.Equal(otherWrite, await SalesAsync(Writes.Create(SalesScript.Row(1), ("lastname", "Dupont")), () => Answers.Whole(answer)));
        Assert.Equal(otherWrite, await SalesAsync(Writes.Update(SalesScript.Row(1), "W/\"1\"", ("lastname", "Dupont")), () => Answers.Whole(answer)));
        Assert.Equal(otherWrite, await SalesAsync(Writes.Delete(SalesScript.Row(1), "W/\"1\""), () => Answers.Whole(answer)));
        Assert.Equal(create, await SalesAsync(Writes.Create(null, ("lastname", "Dupont")), () => Answers.Whole(answer)));
        Assert.Equal(read, await ReadAsync(() => Answers.Whole(answer)));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task After_this_answer_to_the_operation(int status, string code, string create, string otherWrite)
    {
        HttpResponseMessage Central() => Answers.CentralBatch((status, Answers.Error(code)));
        HttpResponseMessage Sales() => SalesScript.Reply(SalesScript.Part(status, Answers.Error(code)));

        Assert.Equal(create, await CentralAsync(Writes.Create(null, ("displayName", "Adatum")), Central));
        Assert.Equal(otherWrite, await CentralAsync(Writes.Update(CentralScript.Row(1), CentralScript.Etag(1), ("displayName", "A")), Central));
        Assert.Equal(otherWrite, await CentralAsync(Writes.Delete(CentralScript.Row(1), CentralScript.Etag(1)), Central));
        Assert.Equal(otherWrite, await SalesAsync(Writes.Create(SalesScript.Row(1), ("lastname", "Dupont")), Sales));
        Assert.Equal(otherWrite, await SalesAsync(Writes.Update(SalesScript.Row(1), "W/\"1\"", ("lastname", "Dupont")), Sales));
        Assert.Equal(otherWrite, await SalesAsync(Writes.Delete(SalesScript.Row(1), "W/\"1\""), Sales));
    }

    private static async Task<string> CentralAsync(WriteOperation operation, Func<HttpResponseMessage> first)
    {
        var script = CentralScript.WithMetadata()
            .Expect("POST", CentralScript.Root + "$batch", first)
            .Expect("POST", CentralScript.Root + "$batch", () => Answers.CentralBatch((operation.Kind == WriteKind.Delete ? 204 : 200, CentralScript.Customer(1))));
        using var client = CentralScript.Client(script, options: Repeating.AtOnce);
        return Outcome(script, await client.WriteAsync(CentralScript.CustomerTable, [operation], CentralScript.Fields, Stop));
    }

    private static async Task<string> SalesAsync(WriteOperation operation, Func<HttpResponseMessage> first)
    {
        var script = SalesScript.WithMetadata()
            .Expect("POST", SalesScript.Root + "$batch", first)
            .Expect("POST", SalesScript.Root + "$batch", () => SalesScript.Reply(SalesScript.Part(200, SalesScript.Contact(1))));
        using var client = SalesScript.Client(script, options: Repeating.AtOnce);
        return Outcome(script, await client.WriteAsync(SalesScript.ContactTable, [operation], SalesScript.Fields, Stop));
    }

    private static async Task<string> ReadAsync(Func<HttpResponseMessage> first)
    {
        var address = $"{CentralScript.Customers}?{CentralScript.Selected}&$filter=id eq {CentralScript.Row(1)}";
        var script = CentralScript.WithMetadata()
            .Expect("GET", address, first)
            .Expect("GET", address, 200, CentralScript.Page(null, CentralScript.Customer(1)));
        using var client = CentralScript.Client(script, options: Repeating.AtOnce);
        try
        {
            var found = await client.ReadAsync(CentralScript.CustomerTable, [CentralScript.Row(1)], CentralScript.Fields, Stop);
            Assert.Equal((1, 0), (found.Count, script.Left));
            return Again;
        }
        catch (ServiceException failure)
        {
            Assert.Equal(1, script.Left);
            return failure.Error.Code;
        }
    }

    private static string Outcome(ScriptedHandler script, IReadOnlyList<WriteAnswer> answers)
    {
        var status = Assert.Single(answers).Status;
        Assert.Equal(status == WriteStatus.Done ? 0 : 1, script.Left);
        return status == WriteStatus.Done ? Again : status.ToString();
    }
}
