using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Tests.Couplings.Transfer;

/// <summary>A store of which a test hears each call before it is made, and may keep it from being made.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy is derived from it.")]
internal class TappedStore : DispatchProxy
{
    private ICouplingStore _inner = null!;
    private Action<string> _tap = null!;

    public static ICouplingStore Around(ICouplingStore inner, Action<string> tap)
    {
        var store = Create<ICouplingStore, TappedStore>();
        ((TappedStore)(object)store)._inner = inner;
        ((TappedStore)(object)store)._tap = tap;
        return store;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments)
    {
        _tap(method!.Name);
        return method.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }
}
