using System.Globalization;
using System.Resources;

namespace CouplingTools.Engine;

/// <summary>The engine's texts for people: <c>Id</c> is what went wrong, <c>Id_Action</c> what to do about it.</summary>
internal static class ErrorText
{
    private static readonly ResourceManager s_resources = new("CouplingTools.Engine.ErrorText", typeof(ErrorText).Assembly);

    public static string Message(string id, params object?[] arguments) =>
        CountedText.Format(Required(id), Worded(arguments));

    public static string? Action(string id, params object?[] arguments) =>
        s_resources.GetString(id + "_Action", CultureInfo.InvariantCulture) is { } action
            ? CountedText.Format(action, Worded(arguments))
            : null;

    public static CouplingException Exception(string id, ErrorClass errorClass, params object?[] arguments) =>
        new(id, errorClass, Message(id, arguments), Action(id, arguments));

    /// <summary>Sides under the names people know them by.</summary>
    private static object?[] Worded(object?[] arguments) =>
        [.. arguments.Select(argument => argument is Side side ? Required("Side" + side) : argument)];

    private static string Required(string id) =>
        s_resources.GetString(id, CultureInfo.InvariantCulture)
        ?? throw new MissingManifestResourceException($"There is no text named {id}.");
}
