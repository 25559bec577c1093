namespace CouplingTools.Engine.Services.Http;

/// <summary>What is known of a service's code.</summary>
/// <param name="Class">Who can mend the trouble; <see langword="null"/> where the status tells.</param>
/// <param name="Meaning">What it says about what was asked for.</param>
internal sealed record KnownCode(ErrorClass? Class, CodeMeaning Meaning = CodeMeaning.Refused);
