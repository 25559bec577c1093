using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace CouplingTools.Engine.Tests.Simulation.Safeguards;

/// <summary>Stands in front of a service or a store, and answers some calls itself.</summary>
/// <typeparam name="T">What it stands in front of.</typeparam>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy is derived from it.")]
internal class SimStandIn<T> : DispatchProxy
    where T : class
{
    private T _inner = null!;
    private Func<string, object?[], object?> _answer = null!;

    /// <param name="inner">What it stands in front of.</param>
    /// <param name="answer">The answer to a call by its name and arguments; <see langword="null"/> to pass the call on, with the arguments as they are by then.</param>
    public static T Before(T inner, Func<string, object?[], object?> answer)
    {
        var proxy = Create<T, SimStandIn<T>>();
        var standIn = (SimStandIn<T>)(object)proxy;
        (standIn._inner, standIn._answer) = (inner, answer);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _answer(targetMethod!.Name, args ?? []) ?? targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
}
