namespace CouplingTools.Module.Tests.Hosting;

/// <summary>One prompt as the host showed it: the choices' labels without ampersands, or the names of the fields asked for.</summary>
internal sealed record Prompt(string Caption, string Message, IReadOnlyList<string> Choices);
