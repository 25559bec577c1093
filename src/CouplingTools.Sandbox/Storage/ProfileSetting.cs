using System.Text.Json;

namespace CouplingTools.Sandbox.Storage;

/// <summary>Keeps the profile among the settings of the file.</summary>
internal static class ProfileSetting
{
    private const string Name = "profile";

    public static SandboxProfile Read(SandboxSession session) =>
        session.Setting(Name) is { } json ? JsonSerializer.Deserialize<SandboxProfile>(json)! : new SandboxProfile();

    public static void Write(SandboxSession session, SandboxProfile profile) => session.SetSetting(Name, JsonSerializer.Serialize(profile));
}
