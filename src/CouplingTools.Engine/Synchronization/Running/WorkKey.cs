using System.Security.Cryptography;
using System.Text;

namespace CouplingTools.Engine.Synchronization.Running;

/// <summary>Names what a run does with couplings, so that another run that would do the same knows it for done.</summary>
internal static class WorkKey
{
    public static string Of(MappingRun run)
    {
        var merge = run.Settings.Merge;
        var policies = string.Join('|', merge.Direction, merge.OnConflict, merge.Asked, merge.Overwrite, run.Settings.OnDeleted, run.Options.IncludeDependencies, run.Mapping.Fingerprint);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(policies)))[..16];
    }
}
