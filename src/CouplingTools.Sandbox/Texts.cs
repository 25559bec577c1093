using System.Globalization;
using System.Resources;

namespace CouplingTools.Sandbox;

/// <summary>Texts for people, from the resource file of the same name.</summary>
internal static class Texts
{
    public const string FileExists = nameof(FileExists);
    public const string FileNotFound = nameof(FileNotFound);
    public const string NotASandbox = nameof(NotASandbox);
    public const string NewerVersion = nameof(NewerVersion);
    public const string NoService = nameof(NoService);

    public const string FaultService = nameof(FaultService);
    public const string FaultRange = nameof(FaultRange);
    public const string FaultNeeds = nameof(FaultNeeds);
    public const string FaultTakesNo = nameof(FaultTakesNo);
    public const string FaultColumn = nameof(FaultColumn);
    public const string RequestFailed = nameof(RequestFailed);
    public const string ResponseEnded = nameof(ResponseEnded);
    public const string BodyEnded = nameof(BodyEnded);

    private static readonly ResourceManager s_resources = new(typeof(Texts));

    /// <summary>The text of that name, with its places filled.</summary>
    public static string Format(string name, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, s_resources.GetString(name, CultureInfo.CurrentUICulture) ?? name, arguments);
}
