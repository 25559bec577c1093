using System.Globalization;
using System.Management.Automation;

namespace CouplingTools.Shell.Terminal;

/// <summary>A progress record as one line.</summary>
internal static class ProgressText
{
    private const int BarWidth = 20;

    /// <summary>Activity, bar and percentage where known, remaining time where known, status; cut to the width.</summary>
    public static string Of(ProgressRecord record, int width)
    {
        List<string> parts = [record.Activity];
        if (record.PercentComplete is >= 0 and <= 100)
        {
            var done = record.PercentComplete * BarWidth / 100;
            parts.Add($"[{new string('#', done)}{new string(' ', BarWidth - done)}]");
            parts.Add(record.PercentComplete.ToString(CultureInfo.InvariantCulture) + "%");
        }

        if (record.SecondsRemaining >= 0)
            parts.Add(TimeSpan.FromSeconds(record.SecondsRemaining).ToString("c", CultureInfo.InvariantCulture));
        parts.Add(record.StatusDescription);
        if (!string.IsNullOrWhiteSpace(record.CurrentOperation))
            parts.Add(record.CurrentOperation);
        var line = string.Join(' ', parts.Where(p => !string.IsNullOrWhiteSpace(p))).ReplaceLineEndings(" ");
        return line.Length < width ? line : line[..Math.Max(0, width - 1)];
    }
}
