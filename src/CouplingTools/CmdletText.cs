using System.Globalization;
using System.Resources;
using CouplingTools.Engine;

namespace CouplingTools;

/// <summary>The cmdlets' texts for people: <c>Id</c> is what went wrong, <c>Id_Action</c> what to do about it.</summary>
internal static class CmdletText
{
    private static readonly ResourceManager s_resources = new("CouplingTools.CmdletText", typeof(CmdletText).Assembly);

    public static string Message(string id, params object?[] arguments) =>
        CountedText.Format(Required(id), arguments);

    public static string? Action(string id, params object?[] arguments) =>
        s_resources.GetString(id + "_Action", CultureInfo.InvariantCulture) is { } action
            ? CountedText.Format(action, arguments)
            : null;

    /// <summary>A wrong call or a wrong set-up.</summary>
    public static CouplingException Exception(string id, params object?[] arguments) =>
        new(id, ErrorClass.Configuration, Message(id, arguments), Action(id, arguments));

    /// <summary>Trouble with one input, which leaves the others alone.</summary>
    public static CouplingException InputException(string id, object? input, params object?[] arguments) =>
        new(id, ErrorClass.Data, Message(id, arguments), Action(id, arguments)) { Target = input };

    private static string Required(string id) =>
        s_resources.GetString(id, CultureInfo.InvariantCulture)
        ?? throw new MissingManifestResourceException($"There is no text named {id}.");
}
