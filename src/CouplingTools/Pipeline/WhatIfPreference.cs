using System.Management.Automation;

namespace CouplingTools.Pipeline;

internal static class WhatIfPreference
{
    /// <summary>Whether the cmdlet was called with <c>-WhatIf</c>, or the caller's preference says so.</summary>
    public static bool IsWhatIf(this PSCmdlet cmdlet) =>
        LanguagePrimitives.IsTrue(
            cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
                ? given
                : cmdlet.SessionState.PSVariable.GetValue("WhatIfPreference"));
}
