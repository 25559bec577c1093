namespace CouplingTools.Bench.Tests.Crashes;

/// <summary>Chooses moments, each kind as often as the others.</summary>
internal sealed class Moments(Random random)
{
    private const int MostRequests = 16;
    private const int MostStoreWrites = 24;
    private const int MostWrites = 5;
    private readonly MomentKind[] _kinds = Enum.GetValues<MomentKind>();
    private int _next;

    public Moment Choose()
    {
        if (_next++ % _kinds.Length == 0)
            random.Shuffle(_kinds);
        var kind = _kinds[(_next - 1) % _kinds.Length];
        var ofWrites = random.Next(3) > 0;
        var number = kind == MomentKind.StoreWrite ? random.Next(1, MostStoreWrites) : random.Next(1, ofWrites ? MostWrites : MostRequests);
        return new(kind, number, ofWrites, TimeSpan.FromMilliseconds(random.Next(LongestDelay(kind))), IsNoticed: random.Next(2) == 0);
    }

    private static int LongestDelay(MomentKind kind) => kind switch
    {
        MomentKind.Start => 3_000,
        MomentKind.AfterRequest => 150,
        MomentKind.AfterAnswer => 40,
        MomentKind.StoreWrite => 5,
        MomentKind.End => 100,
        _ => 1,
    };
}
