namespace CouplingTools.Shell;

/// <summary>What the command line asks for.</summary>
internal sealed record ShellArguments
{
    public bool NonInteractive { get; private init; }

    /// <summary>The script to run, with <see cref="ScriptArguments"/> as they were typed.</summary>
    public string? File { get; private init; }

    public IReadOnlyList<string> ScriptArguments { get; private init; } = [];

    /// <summary>The text to run.</summary>
    public string? Command { get; private init; }

    public bool Help { get; private init; }

    /// <summary>Why the command line makes no sense, if it does not.</summary>
    public string? Problem { get; private init; }

    public static ShellArguments Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new ShellArguments();
        for (var i = 0; i < arguments.Count; i++)
        {
            var rest = arguments.Skip(i + 1).ToList();
            switch (arguments[i].TrimStart('-').ToUpperInvariant())
            {
                case "NONINTERACTIVE":
                    parsed = parsed with { NonInteractive = true };
                    continue;
                case "FILE" or "F" when rest.Count > 0:
                    return parsed with { File = rest[0], ScriptArguments = rest[1..] };
                case "COMMAND" or "C" when rest.Count > 0:
                    return parsed with { Command = string.Join(' ', rest) };
                case "FILE" or "F" or "COMMAND" or "C":
                    return parsed with { Problem = MessageFormat.Of(Messages.MissingArgument, arguments[i]) };
                case "HELP" or "H" or "?":
                    return parsed with { Help = true };
                default:
                    return parsed with { Problem = MessageFormat.Of(Messages.UnknownArgument, arguments[i]) };
            }
        }

        return parsed;
    }
}
