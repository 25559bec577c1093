using System.Security.Cryptography;
using System.Text.Json;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Data;

/// <summary>What all parts of the generator share.</summary>
internal sealed class Generation(SandboxSession session, SandboxOptions options, DateTimeOffset now)
{
    private const int SecondsOfHistory = 400 * 24 * 3600;

    /// <summary>The transaction everything is written in.</summary>
    public SandboxSession Session { get; } = session;

    /// <summary>How much is wanted.</summary>
    public SandboxOptions Options { get; } = options;

    /// <summary>The time of the generation.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The choices.</summary>
    public Dice Dice { get; } = new(options.Seed);

    /// <summary>The set-up records.</summary>
    public SetupData Setup { get; } = SetupData.Load();

    /// <summary>The words.</summary>
    public Vocabulary Vocabulary { get; } = Vocabulary.Load();

    /// <summary>The countries.</summary>
    public IReadOnlyList<Country> Countries { get; } = Vocabulary.LoadCountries();

    /// <summary>Makes an id this sandbox's own, for what tells environments apart: another one has other records under the same ids.</summary>
    public Guid Own(Guid id) => GuidBits.Version4(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((object[])[id, Options, Now])));

    /// <summary>A time in whole seconds within the last months.</summary>
    public DateTimeOffset PastTime()
    {
        var second = Now.ToUnixTimeSeconds() - 60 - Dice.Next(SecondsOfHistory);
        return DateTimeOffset.FromUnixTimeSeconds(second);
    }
}
