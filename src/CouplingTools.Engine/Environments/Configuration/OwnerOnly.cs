using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Tells whether nobody but its owner can read a file.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="IOException">The file is not there, or its permissions cannot be read.</exception>
    public static bool IsSo(string file) =>
        OperatingSystem.IsWindows() ? IsSoOnWindows(file) : (File.GetUnixFileMode(file) & Others) == 0;

    /// <summary>The system and the administrators can read every file in any case.</summary>
    [SupportedOSPlatform("windows")]
    private static bool IsSoOnWindows(string file)
    {
        using var user = WindowsIdentity.GetCurrent();
        SecurityIdentifier?[] trusted =
        [
            user.User,
            new SecurityIdentifier(WellKnownSidType.LocalSystemSid, null),
            new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, null),
        ];
        return new FileInfo(file).GetAccessControl()
            .GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
            .OfType<FileSystemAccessRule>()
            .Where(rule => rule.AccessControlType == AccessControlType.Allow)
            .All(rule => trusted.Contains(rule.IdentityReference));
    }
}
