using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Tests.BusinessCentral;
using CouplingTools.Sandbox.Tests.Dataverse;

namespace CouplingTools.Sandbox.Tests.Faults;

public sealed class RewriteTests
{
    [Theory]
    [InlineData(FaultTransform.UpperCase, null, " Straße 1 ", " STRASSE 1 ")]
    [InlineData(FaultTransform.Trim, null, " Straße 1 ", "Straße 1")]
    [InlineData(FaultTransform.Truncate, 4, "Straße 1", "Stra")]
    [InlineData(FaultTransform.Truncate, 40, "Straße 1", "Straße 1")]
    public async Task Business_Central_answers_and_keeps_what_it_made_of_the_text(FaultTransform transform, int? length, string given, string kept)
    {
        kept = transform == FaultTransform.UpperCase ? given.ToUpperInvariant() : kept;
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Rewrite) { Column = "addressLine1", Transform = transform, Length = length });
        var created = await sandbox.CreateAsync("customers", $$"""{"displayName":"A","addressLine1":"{{given}}"}""");
        Assert.Equal(kept, created.Value("addressLine1"));
        var changed = await sandbox.PatchAsync("customers", created, """{"addressLine1":"  Other street 12 "}""");
        var read = await sandbox.GetAsync($"customers({created.Id})");
        Assert.Equal(changed.Value("addressLine1"), read.Value("addressLine1"));
        Assert.Equal(changed.ETag, read.ETag);
        Assert.Equal("A", read.Value("displayName"));
    }

    [Fact]
    public async Task Dataverse_answers_and_keeps_what_it_made_of_the_text()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Rewrite) { Column = "lastname", Service = "Sales" });
        var answer = await sandbox.SendAsync("POST", "contacts?$select=lastname,fullname", """{"firstname":"Ann","lastname":"Lee"}""", "Prefer: return=representation");
        Assert.Equal(("LEE", "Ann LEE"), (answer.Value("lastname"), answer.Value("fullname")));
    }

    [Fact]
    public async Task Text_of_which_nothing_is_left_is_null_in_Dataverse()
    {
        await using var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Rewrite) { Column = "address1_city", Transform = FaultTransform.Trim });
        var answer = await sandbox.SendAsync("POST", "accounts?$select=address1_city", """{"name":"A","address1_city":"  "}""", "Prefer: return=representation");
        Assert.Null(answer.Value("address1_city"));
    }

    [Fact]
    public async Task Several_columns_are_rewritten_each_by_a_fault_of_its_own()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Rewrite) { Column = "city" });
        sandbox.Environment.SetFault(new(SandboxFaultKind.Rewrite) { Column = "state", Transform = FaultTransform.Truncate, Length = 1 });
        var created = await sandbox.CreateAsync("customers", """{"displayName":"A","city":"Rome","state":"Lazio"}""");
        Assert.Equal(("ROME", "L"), (created.Value("city"), created.Value("state")));
    }
}
