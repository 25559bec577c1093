using CouplingTools.Sandbox.Dataverse;

namespace CouplingTools.Sandbox.Tests.Dataverse;

public sealed class ProfileTests
{
    [Fact]
    public async Task An_empty_text_may_be_kept()
    {
        await using var sandbox = await OpenAsync(new DataverseProfile(EmptyTextIsNull: false));
        var id = await sandbox.CreateAsync("accounts", """{"name":"A","fax":""}""");
        Assert.Equal("", (await sandbox.GetAsync($"accounts({id})")).Value("fax"));
    }

    [Fact]
    public async Task A_state_in_a_create_request_may_be_refused()
    {
        await using var sandbox = await OpenAsync(new DataverseProfile(RefuseStateOnCreate: true));
        Assert.Equal(400, (await sandbox.SendAsync("POST", "accounts", """{"name":"A","statecode":0}""")).Status);
        Assert.Equal(204, (await sandbox.SendAsync("POST", "accounts", """{"name":"A"}""")).Status);
    }

    [Fact]
    public async Task A_read_only_column_may_be_refused()
    {
        await using var sandbox = await OpenAsync(new DataverseProfile(RefuseReadOnlyColumns: true));
        var answer = await sandbox.SendAsync("POST", "contacts", """{"lastname":"A","fullname":"B"}""");
        Assert.Equal((400, "0x80040203"), (answer.Status, answer.ErrorCode));
    }

    private static async Task<SandboxFixture> OpenAsync(DataverseProfile profile)
    {
        var sandbox = await SandboxFixture.OpenAsync();
        sandbox.Environment.SetProfile(new SandboxProfile { Sales = profile });
        return sandbox;
    }
}
