namespace CouplingTools.Engine.Services.Http;

/// <summary>Whether something is to be sent again.</summary>
internal enum Verdict
{
    /// <summary>It is settled, or repeating is of no use or not safe.</summary>
    Final,

    /// <summary>It is to be sent again as soon as the service takes requests.</summary>
    RepeatWhenOpen,

    /// <summary>It is to be sent again after a wait of its own.</summary>
    RepeatLater,
}
